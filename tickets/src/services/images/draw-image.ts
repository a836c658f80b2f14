import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { BadRequestError, UnavailableError, within } from '@ticketing/common/base';
import type { Reason } from '@ticketing/common/contracts';
import type { ImageLook } from '../../domain/image.ts';
import type { Drawn, Refused } from './image-process.ts';

/** The one that is drawn among them. Past it the last one could not be answered in time. */
const maxWaiting = 3;

const refusals: Record<Refused | 'too-complex', Reason> = {
  unreadable: { message: 'The image is damaged: it cannot be read to its end', code: 'image.unreadable' },
  'too-many-pixels': {
    message: 'The image has too many pixels: at most 50 million, as AVIF at most 20 million',
    code: 'image.too-many-pixels',
  },
  'too-small': { message: 'The image must be at least 320 pixels wide', code: 'image.too-small' },
  'too-narrow': {
    message: 'The image is too narrow: its sides may differ at most three times',
    code: 'image.too-narrow',
  },
  'too-complex': {
    message: 'The image takes too long to be read: save it once more, with fewer pixels',
    code: 'image.too-complex',
  },
};

export const drawingCodes = [...Object.values(refusals).map(({ code }) => code), 'image.overloaded'] as const;

export interface DrawnImage {
  look: ImageLook;
  files: Record<string, Uint8Array>;
}

export interface DrawingOptions {
  maxMs?: number;
  /** Of the process that draws. */
  program?: string;
}

const overloaded = () =>
  new UnavailableError('Too many images are being uploaded, try again', 'image.overloaded');

const ownProgram = () => createRequire(import.meta.url).resolve('@ticketing/tickets/image-process');

/**
 * Makes the files of an image from what was uploaded, one after the other, each in a process of its own:
 * a decoder that crashes, hangs or fills the memory takes nothing else with it.
 */
export const createDrawing = ({ maxMs = 8000, program = ownProgram() }: DrawingOptions = {}) => {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  return async (bytes: Uint8Array): Promise<DrawnImage> => {
    if (waiting >= maxWaiting) throw overloaded();
    waiting += 1;
    const drawing = last.then(() => drawIn(program, bytes, maxMs)).finally(() => waiting--);
    last = drawing.catch(() => undefined);
    const drawn = await drawing;
    if ('look' in drawn) return drawn;
    const { message, code } = refusals[drawn.refused];
    throw new BadRequestError(message, code);
  };
};

type Outcome = Drawn | { refused: 'too-complex' };

const drawIn = (program: string, bytes: Uint8Array, maxMs: number): Promise<Outcome> => {
  // it gets none of our environment: there are secrets in it
  const child = fork(program, [], {
    serialization: 'advanced',
    env: {},
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // it ends itself when the image asks too much of it: whoever has not ended by then had too little of the processor
  return within(maxMs, outcomeOf(child, bytes), overloaded).finally(() => child.kill('SIGKILL'));
};

const outcomeOf = (child: ChildProcess, bytes: Uint8Array) =>
  new Promise<Outcome>((resolve, reject) => {
    child.once('message', (drawn) => resolve(drawn as Drawn));
    child.once('error', (cause) => reject(Object.assign(new UnavailableError(), { cause })));
    // it needed too much processor or memory, or the decoder crashed
    child.once('exit', () => resolve({ refused: 'too-complex' }));
    child.send(bytes, () => undefined);
  });
