// piscina calls the default export of this file: the statistics of one column of stored paths.
export { summariseColumn as default } from '../src/results/column-task.js';
