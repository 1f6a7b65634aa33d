package org.visibles.geography.picker;

import org.springframework.stereotype.Component;
import org.visibles.geography.AddressService;
import org.visibles.geography.GeographyService;
import org.visibles.geography.GeographyShapes;
import org.visibles.geography.Positions;

/** What the fields of this package ask; inject it, and hand it to them. */
@Component
public class PlaceFinder {

    private final GeographyService geography;
    private final GeographyShapes shapes;
    private final Positions positions;
    private final AddressService addresses;

    PlaceFinder(GeographyService geography, GeographyShapes shapes, Positions positions, AddressService addresses) {
        this.geography = geography;
        this.shapes = shapes;
        this.positions = positions;
        this.addresses = addresses;
    }

    public GeographyService geography() {
        return geography;
    }

    GeographyShapes shapes() {
        return shapes;
    }

    Positions positions() {
        return positions;
    }

    AddressService addresses() {
        return addresses;
    }
}
