package org.visibles.database;

/** Neither the demo's profile nor a data source was given. */
class NoDataSource extends RuntimeException {

    NoDataSource() {
        super("no data source");
    }
}
