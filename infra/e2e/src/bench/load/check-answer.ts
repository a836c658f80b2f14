import { isDeepStrictEqual } from 'node:util';
import type { PlannedRequest, Shape } from './job.ts';

type Fields = Record<string, unknown>;

/** What is wrong with it, in words; nothing if it is right. */
export const checkAnswer = (body: string, shape: Shape, request: PlannedRequest): string | undefined => {
  if (shape.links !== undefined) return checkLinks(body, shape.links);
  const said = parsed(body);
  if (said === undefined) return `no JSON: ${body.slice(0, 80)}`;
  const value = shape.at === undefined ? said : (said as Fields)?.[shape.at];
  if (shape.length !== undefined && !(Array.isArray(value) && value.length === shape.length)) {
    return `${Array.isArray(value) ? `${value.length} elements` : 'no list'}, not ${shape.length}`;
  }
  for (const one of Array.isArray(value) ? value : [value]) {
    const reason = checkOne(one, shape.fields, request.want ?? {});
    if (reason) return reason;
  }
  return undefined;
};

const checkLinks = (page: string, wanted: number): string | undefined => {
  const links = new Set(page.match(/href="\/tickets\/[0-9a-f]{24}/g)).size;
  return links === wanted ? undefined : `${links} links to listings, not ${wanted}`;
};

const checkOne = (one: unknown, fields: readonly string[], want: Fields): string | undefined => {
  if (fields.length > 0 && (typeof one !== 'object' || one === null)) return `no object: ${one}`;
  const missing = fields.find((field) => !(field in (one as Fields)));
  if (missing !== undefined) return `no ${missing}`;
  const other = Object.keys(want).find((field) => !isDeepStrictEqual((one as Fields)[field], want[field]));
  return other === undefined ? undefined : `${other} is ${(one as Fields)[other]}, not ${want[other]}`;
};

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};
