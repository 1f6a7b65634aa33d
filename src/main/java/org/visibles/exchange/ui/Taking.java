package org.visibles.exchange.ui;

import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.visibles.exchange.ExportPurpose;
import org.visibles.exchange.ListExport;
import org.visibles.exchange.out.TableOut.Format;
import org.visibles.kernel.LeavingList;
import org.visibles.youth.YouthFilter;

/** One list that is being taken out. */
interface Taking {

    /** Key of what it is called. */
    String texts();

    int count();

    UUID begin(ExportPurpose purpose, Format format, @Nullable String password);

    void write(UUID begun, OutputStream to, IntConsumer progress) throws IOException;

    static Taking people(ListExport lists, YouthFilter filter) {
        return new Taking() {
            @Override
            public String texts() {
                return "exchange.export.sheet";
            }

            @Override
            public int count() {
                return lists.count(filter);
            }

            @Override
            public UUID begin(ExportPurpose purpose, Format format, @Nullable String password) {
                return lists.begin(filter, purpose, format, password);
            }

            @Override
            public void write(UUID begun, OutputStream to, IntConsumer progress) throws IOException {
                lists.write(begun, filter, to, progress);
            }
        };
    }

    static Taking other(ListExport lists, LeavingList.Kind kind) {
        return new Taking() {
            @Override
            public String texts() {
                return kind.texts();
            }

            @Override
            public int count() {
                return lists.count(kind.code());
            }

            @Override
            public UUID begin(ExportPurpose purpose, Format format, @Nullable String password) {
                return lists.begin(kind.code(), purpose, format, password);
            }

            @Override
            public void write(UUID begun, OutputStream to, IntConsumer progress) throws IOException {
                lists.write(begun, kind.code(), to, progress);
            }
        };
    }
}
