/** What tests need: a database of their own, known organisations and members, acting as one of them, attacking, counting. */
package org.visibles.testkit;
