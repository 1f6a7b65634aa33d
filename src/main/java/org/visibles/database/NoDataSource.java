package org.visibles.database;

/** Neither the demo's profile nor a whole data source was given. */
class NoDataSource extends RuntimeException {

    /**
     * @param missing for the person who starts the program, in French
     */
    NoDataSource(String missing) {
        super(missing);
    }
}
