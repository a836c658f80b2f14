import { setFlagsFromString } from 'node:v8';

/**
 * V8 marks the whole heap anew whenever it has grown by a tenth, as long as that stops the program but little. Its
 * helpers do the work, and where a pod has one core they take it from the requests (decision 132).
 */
export const letHeapGrow = (): void => setFlagsFromString('--heap-growing-percent=50');
