// Kelurahan as circles, or with their borders where these were given. Everything on it is an estimate and hatched.
import { geoMercator, geoPath } from "d3-geo";
import { s } from "../dom";
import type { Size } from "../figure";
import type { Entry } from "./legend";
import { legend } from "./legend";
import { hatching, ink, onShade, shade, soft } from "./palette";
import { fit, textWidth, wrap } from "./text";

export interface Place {
  code: string;
  label: string;
  lat: number;
  lon: number;
  amount: number; // area of the circle
  depth: number | null; // 0 light to 1 dark
  text: string;
  title: string;
}

export interface Cartogram {
  id: string;
  places: Place[];
  borders: Record<string, number[][][][]> | null;
  legend: Entry[];
}

export interface Body {
  x: number;
  y: number;
  halfWidth: number;
  halfHeight: number;
}

/** Moves boxes that overlap apart, each pair along the shorter way, until none do or the rounds are over. */
export function pushApart(bodies: Body[], width: number, height: number, rounds = 600): Body[] {
  const moved = bodies.map((body) => ({ ...body }));
  for (let round = 0; round < rounds; ++round) {
    let clear = true;
    for (let i = 0; i < moved.length; ++i) {
      for (let j = i + 1; j < moved.length; ++j) {
        const [a, b] = [moved[i], moved[j]];
        if (!a || !b) continue;
        const dx = b.x - a.x;
        const dy = b.y - a.y;
        const overX = a.halfWidth + b.halfWidth - Math.abs(dx);
        const overY = a.halfHeight + b.halfHeight - Math.abs(dy);
        if (overX <= 0.01 || overY <= 0.01) continue;
        clear = false;
        if (overX < overY) {
          const step = (overX / 2) * (dx < 0 ? -1 : 1);
          a.x -= step;
          b.x += step;
        } else {
          const step = (overY / 2) * (dy < 0 ? -1 : 1);
          a.y -= step;
          b.y += step;
        }
      }
    }
    for (const body of moved) {
      body.x = Math.max(body.halfWidth, Math.min(width - body.halfWidth, body.x));
      body.y = Math.max(body.halfHeight, Math.min(height - body.halfHeight, body.y));
    }
    if (clear) break;
  }
  return moved;
}

export function drawCartogram(data: Cartogram, size: Size): SVGSVGElement {
  const width = size.width;
  const font = Math.min(size.font, width < 500 ? 11.5 : 14);
  const height = Math.max(440, Math.min(860, width * (width < 560 ? 1.75 : 1.15)));
  const key = legend(data.legend, { width, font });
  const hatch = `hatch-${data.id}`;
  const dark = `hatch-dark-${data.id}`;
  const svg = s(
    "svg",
    { width, height: height + key.height, "font-size": font },
    s("defs", {}, hatching(hatch, "#fff", 0.75), hatching(dark, "#000", 0.28)),
    key.group,
  );
  const map = s("g", { transform: `translate(0,${key.height})` });
  svg.append(map);

  const most = Math.max(1, ...data.places.map((place) => place.amount));
  const largest = Math.min(width / 8.5, 52);
  const radius = (place: Place) => Math.max(3, largest * Math.sqrt(place.amount / most));
  const points = {
    type: "MultiPoint" as const,
    coordinates: data.places.map((place) => [place.lon, place.lat] as [number, number]),
  };
  const borders = data.borders && Object.keys(data.borders).length ? data.borders : null;
  const shapes = borders
    ? Object.entries(borders).map(([code, coordinates]) => ({
        type: "Feature" as const,
        properties: { code },
        geometry: { type: "MultiPolygon" as const, coordinates: coordinates.map(turned) },
      }))
    : [];
  const pad = borders ? 8 : largest + font;
  const whole = borders ? { type: "FeatureCollection" as const, features: shapes } : points;
  const projection = geoMercator().fitExtent(
    [
      [pad, pad],
      [width - pad, height - pad],
    ],
    whole,
  );
  const path = geoPath(projection);
  const placeOf = (code: string) => data.places.find((place) => place.code === code);
  for (const shape of shapes) {
    const place = placeOf(shape.properties.code);
    const d = path(shape) ?? "";
    const depth = place?.depth ?? null;
    map.append(
      s(
        "path",
        {
          class: place ? "mark border" : "border",
          d,
          fill: depth === null ? "#fff" : shade(depth),
          stroke: soft,
          "stroke-width": 0.8,
        },
        place ? s("title", {}, place.title) : null,
      ),
      s("path", {
        d,
        fill: `url(#${depth !== null && onShade(depth) !== ink ? hatch : dark})`,
        "pointer-events": "none",
      }),
    );
  }

  const names = data.places.map((place) => wrap(place.label, font, 7.5 * font));
  const line = font * 1.08;
  // Where coordinates are not said (0, 0), or are all the same, no map can be drawn: places stand side by side.
  const known = data.places.every((place) => place.lon !== 0 || place.lat !== 0);
  const several = new Set(data.places.map((place) => `${place.lon} ${place.lat}`)).size > 1;
  const apart = borders !== null || (known && several);
  const across = Math.ceil(Math.sqrt(data.places.length));
  const start = data.places.map((place, i) => {
    const beside: [number, number] = [
      pad + ((width - 2 * pad) * ((i % across) + 0.5)) / across,
      pad + ((height - 2 * pad) * (Math.floor(i / across) + 0.5)) / Math.ceil(data.places.length / across),
    ];
    const at = (apart ? projection([place.lon, place.lat]) : null) ?? beside;
    const r = borders ? radius(place) * 0.45 : radius(place);
    const own = names[i] ?? [];
    const under = own.length * line;
    const outside = !borders && textWidth(place.text, font, 700) >= 2 * r - 4;
    const lines = own.map((words, l) => (outside && l === own.length - 1 ? `${words} ${place.text}` : words));
    return {
      x: at[0],
      y: at[1],
      halfWidth: Math.max(r, ...lines.map((words) => textWidth(words, font) / 2)) + 2,
      halfHeight: r + under / 2 + 2,
    };
  });
  const bodies = borders ? start : pushApart(start, width, height);
  data.places.forEach((place, i) => {
    const body = bodies[i];
    const lines = names[i] ?? [];
    if (!body) return;
    const r = borders ? radius(place) * 0.45 : radius(place);
    const top = body.y - body.halfHeight + 2;
    const centre = top + r;
    const group = s(
      "g",
      { class: borders ? "place" : "mark place", "data-code": place.code },
      s("title", {}, place.title),
    );
    const depth = place.depth;
    const fill = borders ? "none" : depth === null ? "#fff" : shade(depth);
    group.append(s("circle", { cx: body.x, cy: centre, r, fill, stroke: ink, "stroke-width": 1.1 }));
    const deep = depth !== null && onShade(depth) !== ink;
    if (!borders) group.append(s("circle", { cx: body.x, cy: centre, r, fill: `url(#${deep ? hatch : dark})` }));
    const halo = { "stroke-width": 3.5, "paint-order": "stroke", "stroke-linejoin": "round" };
    const behind = borders || depth === null ? "#fff" : shade(depth);
    const inside = textWidth(place.text, font, 700) < 2 * r - 4;
    if (inside || borders) {
      group.append(
        s(
          "text",
          {
            x: body.x,
            y: centre,
            dy: "0.35em",
            "text-anchor": "middle",
            fill: borders || depth === null ? ink : onShade(depth),
            "font-weight": "600",
            ...halo,
            stroke: behind,
          },
          place.text,
        ),
      );
    }
    lines.forEach((words, l) => {
      const room = Math.min(body.x, width - body.x) * 2;
      const more = l === lines.length - 1 && !inside && !borders ? ` ${place.text}` : "";
      const shown = fit(words, font, room - textWidth(more, font)) + more;
      group.append(
        s(
          "text",
          { x: body.x, y: centre + r + (l + 0.85) * line, "text-anchor": "middle", fill: ink, ...halo, stroke: "#fff" },
          shown,
        ),
      );
    });
    map.append(group);
  });
  return svg;
}

/** d3-geo fills the side that is to the right of a ring, GeoJSON's rings have it to the left: outer rings are turned. */
function turned(rings: number[][][]): number[][][] {
  return rings.map((ring, i) => {
    let area = 0;
    for (let k = 0; k + 1 < ring.length; ++k) {
      const [a, b] = [ring[k], ring[k + 1]];
      area += (a?.[0] ?? 0) * (b?.[1] ?? 0) - (b?.[0] ?? 0) * (a?.[1] ?? 0);
    }
    const clockwise = area < 0;
    return clockwise === (i === 0) ? ring : [...ring].reverse();
  });
}
