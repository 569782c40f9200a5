// First line = the problem, following lines = what to do; `{fact}` is filled in by the caller.
import { fileMessages } from './files.js';
import { inputMessages } from './inputs.js';

export const scenarioMessages = {
  ...fileMessages,
  ...inputMessages,
} as const;
