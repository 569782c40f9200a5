// 随机数 — counter-based draws: each is a function of seed, path, year and the noise's name alone,
// so no order of work, number of threads or new noise can move another draw.
// May import: numerics; of scenario only the types of the plan.
export { philox4x32, philox4x32Into } from './philox.js';
export { seedWords } from './seed.js';
export { collidingNoiseNames, noiseHash } from './noise-hash.js';
export { uniformFromWords } from './uniform.js';
export { createNoiseSource, ONCE_YEAR, type NoiseSource } from './noise-source.js';
export { type DrawPart, type DrawRecord, drawRecord } from './draw-record.js';
