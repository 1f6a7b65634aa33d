/* A chart drawn by ECharts from a short description. Bars: {bars: [{name, value, label}], max}; one series, so that colour
   tells nothing: each bar has its name at the left and its value, as text, at its end. Shares with their intervals:
   {intervals: [{name, share, low, high, label, drawn}], max}; each a point with a whisker, and its text above. Nothing
   moves, so that whoever asked for less motion needs no other chart. The host carries role and label. */
(() => {
  const ROW = 38;
  const INTERVAL_ROW = 54;
  const AXIS = 26;
  const MARGIN = 16;

  class VisiblesChart extends HTMLElement {
    #bars = [];
    #intervals = null;
    #max = 0;
    #chart = null;
    #box = null;
    #observer = null;

    set description(json) {
      const given = JSON.parse(json);
      this.#intervals = given.intervals ?? null;
      this.#bars = given.intervals ?? given.bars;
      this.#max = given.max;
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
      this.#observer = new ResizeObserver(() => this.#fit());
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

    #fit() {
      if (this.clientWidth > 0) { // the first time too: it may be attached before it has a width
        this.#draw();
      }
    }

    #draw() {
      if (!this.#box || this.clientWidth === 0) {
        return;
      }
      if (!window.echarts) { // the library may come after us
        setTimeout(() => this.#draw(), 100);
        return;
      }
      const height = this.#intervals
        ? this.#bars.length * INTERVAL_ROW + MARGIN + AXIS
        : this.#bars.length * ROW + 2 * MARGIN;
      this.#box.style.height = `${height}px`;
      this.#chart ??= window.echarts.init(this.#box, null, {renderer: 'svg'});
      this.#chart.resize({width: this.clientWidth, height});
      this.#chart.setOption(this.#intervals ? this.#intervalOption() : this.#option(), true);
    }

    #frame() {
      const style = getComputedStyle(document.documentElement);
      const colour = name => style.getPropertyValue(name).trim();
      const ink = colour('--visibles-ink') || '#17292b';
      const names = Math.max(90, Math.min(240, this.clientWidth * 0.36));
      return {
        colour,
        ink,
        option: {
          animation: false,
          aria: {enabled: true, label: {enabled: false}, decal: {show: true}},
          grid: {left: names + 12, right: 92, top: MARGIN, bottom: MARGIN, outerBoundsMode: 'none'},
          textStyle: {fontFamily: colour('--lumo-font-family') || 'sans-serif'},
          xAxis: {type: 'value', min: 0, max: this.#max || 1, show: false},
          yAxis: {
            type: 'category',
            inverse: true,
            data: this.#bars.map(bar => bar.name),
            axisTick: {show: false},
            axisLine: {lineStyle: {color: ink}},
            axisLabel: {color: ink, width: names, overflow: 'break', fontSize: 12, lineHeight: 14},
          },
        },
      };
    }

    #option() {
      const {colour, ink, option} = this.#frame();
      return {
        ...option,
        series: [{
          type: 'bar',
          barMaxWidth: 22,
          data: this.#bars.map(bar => bar.value),
          itemStyle: {color: colour('--visibles-teal') || '#0b5d5e', borderColor: ink, borderWidth: 1},
          label: {
            show: true,
            position: 'right',
            color: ink,
            fontSize: 13,
            formatter: point => this.#bars[point.dataIndex].label,
          },
        }],
      };
    }

    #intervalOption() {
      const {colour, ink, option} = this.#frame();
      const percent = new Intl.NumberFormat(document.documentElement.lang || 'fr', {style: 'percent'});
      const teal = colour('--visibles-teal') || '#0b5d5e';
      return {
        ...option,
        grid: {...option.grid, right: 24, bottom: AXIS},
        xAxis: {
          ...option.xAxis,
          show: true,
          ...(this.clientWidth < 480 ? {interval: this.#max / 2} : {splitNumber: 5}),
          axisLabel: {color: ink, fontSize: 12, formatter: value => percent.format(value)},
          splitLine: {lineStyle: {color: colour('--visibles-line') || '#d5dfdf'}},
        },
        series: [{
          type: 'custom',
          data: this.#bars.map((bar, row) => [bar.share, row, bar.low, bar.high]),
          renderItem: (params, api) => this.#whisker(params, api, ink, teal),
        }],
      };
    }

    /* The text at the left above the whisker, where it has room on the narrowest screen. */
    #whisker(params, api, ink, teal) {
      const bar = this.#bars[params.dataIndex];
      const row = params.dataIndex;
      const at = value => api.coord([value, row]);
      const start = at(0)[0] + 8;
      const middle = at(0)[1];
      const text = {
        type: 'text',
        style: {
          text: bar.label, x: start, y: bar.drawn ? middle - 12 : middle, fill: ink, font: '13px sans-serif',
          textVerticalAlign: 'middle', width: params.coordSys.width - 12, overflow: 'truncate',
        },
      };
      if (!bar.drawn) {
        return {type: 'group', children: [text]};
      }
      const y = middle + 9;
      const line = (x1, y1, x2, y2) => ({type: 'line', shape: {x1, y1, x2, y2}, style: {stroke: ink, lineWidth: 2}});
      const low = at(bar.low)[0];
      const high = at(bar.high)[0];
      return {
        type: 'group',
        children: [
          text,
          line(low, y, high, y),
          line(low, y - 5, low, y + 5),
          line(high, y - 5, high, y + 5),
          {type: 'circle', shape: {cx: at(bar.share)[0], cy: y, r: 5}, style: {fill: teal, stroke: ink, lineWidth: 1}},
        ],
      };
    }
  }

  if (!customElements.get('visibles-chart')) {
    customElements.define('visibles-chart', VisiblesChart);
  }
})();
