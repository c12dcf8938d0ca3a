import type { SeededRandom } from '../../random/seeded.ts';
import type { Mosaic } from './png.ts';

const side = 8;

/** Draws a picture that is the same on the left and on the right, in four colours. */
export function drawMosaic(random: SeededRandom, width: number, height: number, description: string): Mosaic {
  const colour = (): [number, number, number] => [
    random.integer(0, 255),
    random.integer(0, 255),
    random.integer(0, 255),
  ];
  const halves = Array.from({ length: side }, () => Array.from({ length: side / 2 }, () => random.integer(0, 3)));
  return {
    width,
    height,
    colours: [colour(), colour(), colour(), colour()],
    squares: halves.map((half) => [...half, ...half.toReversed()]),
    description,
  };
}
