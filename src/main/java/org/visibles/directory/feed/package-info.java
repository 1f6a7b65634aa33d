/** How the directory comes in and goes out: files and addresses in the data·inclusion schema. */
@NamedInterface("feed")
@NullMarked
package org.visibles.directory.feed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
