/* A map drawn by ECharts from a short description: {shapes: GeoJSON collection whose features have code, name and ground,
   areas: [{code, name, label, style, selected}], pickable}. Styles differ by pattern as well as by shade, and are those of
   the legend (visibles.css). Features that are ground are drawn below the others and say nothing; the view is that of the
   others, with what lies around them. Nothing comes from
   another server. The host carries role and label; when pickable it sends "area-picked" with the code. */
(() => {
  const TALLEST = 560;
  const AROUND = 0.15;
  const line = (rotation, gap) => ({symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1.5, gap], rotation});
  const dots = {symbol: 'circle', symbolSize: 0.6, dashArrayX: [[5, 5], [0, 5, 5, 0]], dashArrayY: [5, 0]};
  const STYLES = {
    none: {areaColor: '#fff'},
    hidden: {areaColor: '#fff', decal: {...line(0, 4), color: '#8a9797'}},
    1: {areaColor: '#eef6f5'},
    2: {areaColor: '#c9e2e0', decal: {...dots, color: '#4d8f8c'}},
    3: {areaColor: '#8fc3bf', decal: {...line(-Math.PI / 4, 6), color: '#0b5d5e'}},
    4: {areaColor: '#3b8583', decal: {...line(Math.PI / 4, 6), color: '#d7ebe9'}},
    5: {areaColor: '#07393a'},
    pick: {areaColor: '#8fc3bf'},
    ground: {areaColor: '#f4f1ea'},
  };

  const hash = text => [...text].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, 7);

  class VisiblesMap extends HTMLElement {
    #given = null;
    #shapes = null;
    #name = '';
    #chart = null;
    #box = null;
    #observer = null;

    set description(json) {
      this.#given = JSON.parse(json);
      this.#shapes = JSON.parse(this.#given.shapes);
      this.#name = `visibles-map-${hash(this.#given.shapes)}`;
      this.#draw();
    }

    connectedCallback() {
      if (Object.hasOwn(this, 'description')) { // set before this class was known: hand it to the setter
        const given = this.description;
        delete this.description;
        this.description = given;
      }
      this.style.display = 'block';
      this.#box = document.createElement('div');
      this.#box.setAttribute('aria-hidden', 'true');
      this.append(this.#box);
      this.#observer = new ResizeObserver(() => this.#draw());
      this.#observer.observe(this);
      this.#draw();
    }

    disconnectedCallback() {
      this.#observer?.disconnect();
      this.#chart?.dispose();
      this.#chart = null;
      this.#box?.remove();
      this.#box = null;
    }

    #draw() {
      if (!this.#box || !this.#given || this.clientWidth === 0 || this.#shapes.features.length === 0) {
        return;
      }
      if (!window.echarts) { // the library may come after us
        setTimeout(() => this.#draw(), 100);
        return;
      }
      const bounds = this.#bounds();
      const scale = Math.cos((bounds.south + bounds.north) * Math.PI / 360);
      const ratio = (bounds.north - bounds.south) / ((bounds.east - bounds.west) * scale);
      const height = Math.max(160, Math.min(this.clientWidth * ratio, TALLEST));
      this.#box.style.height = `${height}px`;
      if (!this.#chart) {
        this.#chart = window.echarts.init(this.#box, null, {renderer: 'svg'});
        if (this.#given.pickable) {
          this.#chart.on('click', area => this.#pick(area.name));
        }
      }
      this.#chart.resize({width: this.clientWidth, height});
      window.echarts.registerMap(this.#name, this.#shapes);
      this.#chart.setOption(this.#option(scale, bounds), true);
    }

    #pick(code) {
      if (this.#given.areas.some(area => area.code === code)) {
        this.dispatchEvent(new CustomEvent('area-picked', {detail: {code}}));
      }
    }

    #bounds() {
      const bounds = {west: 180, east: -180, south: 90, north: -90};
      const widen = at => {
        if (typeof at[0] === 'number') {
          bounds.west = Math.min(bounds.west, at[0]);
          bounds.east = Math.max(bounds.east, at[0]);
          bounds.south = Math.min(bounds.south, at[1]);
          bounds.north = Math.max(bounds.north, at[1]);
        } else {
          at.forEach(widen);
        }
      };
      const ground = this.#shapes.features.filter(feature => feature.properties.ground);
      const told = this.#shapes.features.filter(feature => !feature.properties.ground);
      (told.length > 0 ? told : ground).forEach(feature => widen(feature.geometry.coordinates));
      if (told.length > 0 && ground.length > 0) {
        const margin = Math.max(bounds.east - bounds.west, bounds.north - bounds.south) * AROUND;
        bounds.west -= margin;
        bounds.east += margin;
        bounds.south -= margin * 0.65;
        bounds.north += margin * 0.65;
      }
      return bounds;
    }

    #option(scale, bounds) {
      const css = getComputedStyle(document.documentElement);
      const ink = css.getPropertyValue('--visibles-ink').trim() || '#17292b';
      const areas = new Map(this.#given.areas.map(area => [area.code, area]));
      const amber = '#8a5a00';
      const data = this.#shapes.features.map(({properties}) => {
        const area = areas.get(properties.code);
        const quiet = !area && properties.ground;
        const style = STYLES[area ? area.style : quiet ? 'ground' : 'none'];
        return {
          name: properties.code,
          selected: Boolean(area?.selected),
          itemStyle: {...style, borderColor: quiet ? '#b9b2a3' : '#17292b', borderWidth: quiet ? 0.6 : 0.9},
          emphasis: {disabled: quiet, itemStyle: {...style, borderColor: amber, borderWidth: 2.5}},
          select: {itemStyle: {areaColor: '#f4cf86', decal: {symbol: 'none'}, borderColor: amber, borderWidth: 3}},
          tooltip: {show: !quiet},
          label: {show: Boolean(area)},
        };
      });
      return {
        animation: false,
        aria: {enabled: true, label: {enabled: false}},
        textStyle: {fontFamily: css.getPropertyValue('--lumo-font-family').trim() || 'sans-serif'},
        tooltip: {
          trigger: 'item',
          confine: true,
          formatter: point => { // an element, never HTML: names come from files
            const area = areas.get(point.name);
            const shape = this.#shapes.features.find(each => each.properties.code === point.name);
            const told = document.createElement('span');
            told.textContent = [area?.name ?? shape?.properties.name, area?.label].filter(Boolean).join(' – ');
            return told;
          },
        },
        series: [{
          type: 'map',
          map: this.#name,
          nameProperty: 'code',
          aspectScale: scale,
          left: 4, right: 4, top: 4, bottom: 4,
          boundingCoords: [[bounds.west, bounds.north], [bounds.east, bounds.south]],
          clip: true,
          roam: false,
          selectedMode: this.#given.pickable ? 'single' : false,
          data,
          label: {
            color: ink,
            fontSize: 12,
            fontWeight: 600,
            textBorderColor: '#fff',
            textBorderWidth: 3,
            formatter: point => areas.get(point.name)?.short ?? '',
          },
          labelLayout: {hideOverlap: true},
          emphasis: {label: {show: true, color: ink}},
          select: {label: {show: true, color: ink}},
        }],
      };
    }
  }

  if (!customElements.get('visibles-map')) {
    customElements.define('visibles-map', VisiblesMap);
  }
})();
