import type { ValidationChain } from 'express-validator';
import { compiledStep, type Step } from './compiled-step.ts';
import type { places } from './places.ts';

type Place = (typeof places)[number];

export interface CompiledField {
  name: string;
  place: Place;
  steps: Step[];
  /** An optional field that is not there is neither checked nor in the input. */
  isLeftOut: (value: unknown) => boolean;
}

/** A path, a wildcard or a number is another thing to express-validator, as are names that lodash does not set. */
const plainName = /^(?!constructor$|prototype$)[a-z]\w*$/i;

/** One chain as a list of functions, or nothing where it asks for more. */
export const compiledField = (chain: ValidationChain, place: Place): CompiledField | undefined => {
  const { fields, locations, stack, optional, message } = chain.builder.build();
  const [name = ''] = fields;
  if (!plainName.test(name) || locations.length !== 1 || locations[0] !== place) return undefined;
  const steps = stack.map((item) => compiledStep(item, message));
  if (!steps.every((step) => step !== undefined)) return undefined;
  return { name, place, steps, isLeftOut: leftOut[String(optional)] ?? never };
};

const never = () => false;

const leftOut: Record<string, (value: unknown) => boolean> = {
  undefined: (value) => value === undefined,
  null: (value) => value === undefined || value === null,
  falsy: (value) => !value,
};
