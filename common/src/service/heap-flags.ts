import { setFlagsFromString } from 'node:v8';

/** Flags that `NODE_OPTIONS` does not know. */
export const setHeapFlags = (): void => {
  // V8 marks the whole heap anew whenever it has grown by a tenth, as long as that stops the program but little. Its
  // helpers do the work, and where a pod has one core they take it from the requests (decision 132)
  setFlagsFromString('--heap-growing-percent=50');
  // what outlives two collections in a crowd V8 makes among the old objects ever after, and what is made for each
  // request then drags all of that request along until the whole heap is marked (decision 138)
  setFlagsFromString('--no-allocation-site-pretenuring');
};
