/* A bar chart drawn by ECharts from a short description: {bars: [{name, value, label}], max}. One series, so that colour
   tells nothing: each bar has its name at the left and its value, as text, at its end. Nothing moves, so that whoever
   asked for less motion needs no other chart. The host carries role and label. */
(() => {
  const ROW = 38;
  const MARGIN = 16;

  class VisiblesChart extends HTMLElement {
    #bars = [];
    #max = 0;
    #chart = null;
    #box = null;
    #observer = null;

    set description(json) {
      const given = JSON.parse(json);
      this.#bars = given.bars;
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
      if (this.#chart && this.clientWidth > 0) {
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
      this.#box.style.height = `${this.#bars.length * ROW + 2 * MARGIN}px`;
      this.#chart ??= window.echarts.init(this.#box, null, {renderer: 'svg'});
      this.#chart.resize({width: this.clientWidth, height: this.#bars.length * ROW + 2 * MARGIN});
      this.#chart.setOption(this.#option(), true);
    }

    #option() {
      const style = getComputedStyle(document.documentElement);
      const colour = name => style.getPropertyValue(name).trim();
      const ink = colour('--visibles-ink') || '#17292b';
      const names = Math.max(90, Math.min(240, this.clientWidth * 0.36));
      return {
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
  }

  if (!customElements.get('visibles-chart')) {
    customElements.define('visibles-chart', VisiblesChart);
  }
})();
