// First line = the problem, following lines = what to do; `{fact}` is filled in by the caller.
import { fileMessages } from './files.js';
import { inputMessages } from './inputs.js';
import { scenarioFileMessages } from './scenarios.js';
import { tableMessages } from './tables.js';

export const scenarioMessages = {
  ...fileMessages,
  ...scenarioFileMessages,
  ...inputMessages,
  ...tableMessages,
} as const;
