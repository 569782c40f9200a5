import { crc32, deflateSync } from 'node:zlib';
import { Resvg } from '@resvg/resvg-js';
import type { Figure } from './types.js';

/** Pixels drawn for each of a figure: sharp in print, at 240 to the inch for a figure as wide as the text. */
const SHARPNESS = 2;

/**
 * 画图 — every figure as PNG. Not as SVG: older WPS shows none, and Word sets its letters in fonts of its own choice.
 * All are drawn at once, one under the other: the drawer reads the fonts of the computer each time that it starts.
 */
export function picturesOf(figures: readonly Figure[]): ReadonlyMap<Figure, Uint8Array> {
  if (figures.length === 0) return new Map();
  const width = Math.max(...figures.map(({ widthPixels }) => widthPixels));
  const tops = figures.map((_, index) => figures.slice(0, index).reduce((sum, { heightPixels }) => sum + heightPixels, 0));
  const height = tops.at(-1)! + figures.at(-1)!.heightPixels;
  const images = figures.map(({ svg, widthPixels, heightPixels }, index) =>
    `<svg y="${String(tops[index]!)}" width="${String(widthPixels)}" height="${String(heightPixels)}">${apart(svg, `f${String(index)}-`)}</svg>`);
  const all = `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}">${images.join('')}</svg>`;
  const drawn = new Resvg(all, { fitTo: { mode: 'zoom', value: SHARPNESS }, background: '#ffffff', font: { loadSystemFonts: true } }).render();
  const pixels = drawn.pixels;
  return new Map(figures.map((figure, index) => [figure, pngOf(pixels, drawn.width, {
    top: tops[index]! * SHARPNESS, width: figure.widthPixels * SHARPNESS, height: figure.heightPixels * SHARPNESS,
  })]));
}

/** Its names changed, so that no other figure has them; drawn as an image of its own it would have no fonts. */
function apart(svg: string, prefix: string): string {
  return svg.replace(/^\s*<\?xml[^>]*\?>/, '').replace(/(\sid=["']|url\(["']?#|href=["']#)/g, `$1${prefix}`)
    .replace(/<text\b[^>]*>[^<]*<\/text>/g, (text) => (/[^\x20-\x7e]/.test(text) ? text : text.replace(/(font-family\s*[:=]\s*["']?)[^;"']*/, `$1${LATIN}`)));
}

/** Numbers at axes: the drawer reads a Chinese font, 20 million bytes, anew for each letter that it draws. */
const LATIN = 'Arial, Helvetica, Liberation Sans, DejaVu Sans, sans-serif';

interface Cut {
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * 剪出一幅 — a rectangle at the left edge of opaque pixels as PNG, without transparency.
 * Source: PNG specification (W3C 2003), 5 data structure, 9.2 filter 2.
 * @param pixels RGBA, row-major, `rowPixels` to a row
 */
function pngOf(pixels: Uint8Array, rowPixels: number, { top, width, height }: Cut): Uint8Array {
  const stride = 1 + 3 * width;
  const rows = new Uint8Array(stride * height); // [row × (filter, red, green, blue, …)]
  const at = (x: number, y: number): number => 4 * ((top + y) * rowPixels + x);
  for (let y = 0; y < height; y++) {
    rows[y * stride] = 2;
    for (let x = 0; x < width; x++) {
      for (let colour = 0; colour < 3; colour++) {
        const above = y === 0 ? 0 : pixels[at(x, y - 1) + colour]!;
        rows[y * stride + 1 + 3 * x + colour] = pixels[at(x, y) + colour]! - above;
      }
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits to a colour, three colours, the one compression, the one set of filters, not interlaced.
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(name: string, data: Uint8Array): Buffer {
  const content = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, check]);
}
