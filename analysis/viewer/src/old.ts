// What browsers of 2019 lack and the page needs, each done as they can.

/** Empties an element and fills it. */
export function refill(element: Element, ...nodes: Node[]): void {
  while (element.lastChild) element.removeChild(element.lastChild);
  element.append(...nodes);
}

/** Runs when an element gets a size and whenever that changes; returns what ends it. */
export function onSize(element: Element, run: () => void): () => void {
  if (typeof ResizeObserver === "function") {
    const observer = new ResizeObserver(run);
    observer.observe(element);
    return () => observer.disconnect();
  }
  requestAnimationFrame(run);
  window.addEventListener("resize", run);
  return () => window.removeEventListener("resize", run);
}

/** Runs when a media query begins or ceases to hold; returns what ends it. */
export function onChange(query: MediaQueryList, run: () => void): () => void {
  if (typeof query.addEventListener === "function") {
    query.addEventListener("change", run);
    return () => query.removeEventListener("change", run);
  }
  query.addListener(run);
  return () => query.removeListener(run);
}

export function textOf(file: Blob): Promise<string> {
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.onerror = () => fail(reader.error ?? new Error("not read"));
    reader.readAsText(file);
  });
}
