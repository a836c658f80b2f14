import type { Doc } from '../bson/codec.ts';
import { isDoc } from '../bson/types.ts';
import { badValue, notSupported } from '../errors.ts';
import { equality } from './comparisons.ts';
import { exprTest } from './expr.ts';
import { compileTests } from './operators.ts';
import { type Position, parts } from './path.ts';
import { type Env, isOperatorDoc, runAt, type Test } from './tests.ts';

export type Matcher = (doc: Doc, position?: Position) => boolean;

const always: Matcher = () => true;

/** Compiles a filter; every operator's name and operand is checked here, before any document is read. */
export const compileFilter = (filter: unknown, env: Env = {}): Matcher => {
  if (filter === undefined) return always;
  if (!isDoc(filter)) throw badValue('the filter must be an object');
  const matchers: Matcher[] = [];
  for (const [key, value] of Object.entries(filter)) {
    if (key === '$comment') continue;
    matchers.push(key.startsWith('$') ? topLevel(key, value, env) : field(key, value, env));
  }
  if (matchers.length === 0) return always;
  if (matchers.length === 1) return matchers[0] as Matcher;
  return (doc, position) => {
    for (const matcher of matchers) if (!matcher(doc, position)) return false;
    return true;
  };
};

const field = (path: string, value: unknown, env: Env): Matcher => {
  const tests: Test[] = isOperatorDoc(value)
    ? compileTests(value, env, compileFilter)
    : [equality(value, env)];
  const at = parts(path);
  if (tests.length === 1) {
    const only = tests[0] as Test;
    return (doc, position) => runAt(doc, at, only, position);
  }
  return (doc, position) => tests.every((test) => runAt(doc, at, test, position));
};

const list = (operator: string, value: unknown, env: Env): Matcher[] => {
  if (!Array.isArray(value) || value.length === 0) throw badValue(`${operator} must be a nonempty array`);
  return value.map((one) => {
    if (!isDoc(one)) throw badValue(`${operator} argument's entries must be objects`);
    return compileFilter(one, env);
  });
};

const topLevel = (operator: string, value: unknown, env: Env): Matcher => {
  switch (operator) {
    case '$and': {
      const all = list(operator, value, env);
      return (doc, position) => all.every((matcher) => matcher(doc, position));
    }
    case '$or': {
      const any = list(operator, value, env);
      return (doc, position) => any.some((matcher) => matcher(doc, position));
    }
    case '$nor': {
      const none = list(operator, value, env);
      return (doc) => !none.some((matcher) => matcher(doc));
    }
    case '$expr':
      return exprTest(value, env.variables);
    case '$text': {
      if (!env.text) throw notSupported('$text here');
      return env.text(value);
    }
    case '$where':
    case '$jsonSchema':
    case '$alwaysFalse':
    case '$alwaysTrue':
    case '$sampleRate':
      throw notSupported(operator);
    default:
      throw badValue(
        `unknown top level operator: ${operator}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
      );
  }
};
