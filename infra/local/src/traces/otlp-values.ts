import { InvalidOtlp, listOf, objectOf, textOf } from './otlp-fields.ts';
import { type Attributes, type AttributeValue, type SpanKind, spanKinds } from './span.ts';

/** Hex as OTLP's JSON has it; base64, of the same bytes, as Tempo does. */
export const idOf = (value: unknown, digits: 16 | 32, field: string): string => {
  const text = String(value ?? '');
  const isHex = text.length === digits && /^[0-9a-f]+$/i.test(text);
  const id = isHex ? text.toLowerCase() : Buffer.from(text, 'base64').toString('hex');
  if (typeof value === 'string' && id.length === digits && /[^0]/.test(id)) return id;
  throw new InvalidOtlp(field, `must be ${digits} hex digits, not all of them 0`);
};

/** Nanoseconds, as text or as a number. */
export const timeOf = (value: unknown, field: string): number => {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  if (!/^\d{1,20}$/.test(text)) throw new InvalidOtlp(field, 'must be nanoseconds since 1970');
  return Number(BigInt(text) / 1000n) / 1000;
};

const kindNames = ['UNSPECIFIED', 'INTERNAL', 'SERVER', 'CLIENT', 'PRODUCER', 'CONSUMER'];

export const kindOf = (value: unknown, field: string): SpanKind => {
  const at = typeof value === 'string' ? kindNames.indexOf(value.replace('SPAN_KIND_', '')) : (value ?? 0);
  const kind = typeof at === 'number' ? spanKinds[at] : undefined;
  if (kind) return kind;
  throw new InvalidOtlp(field, 'must be a whole number from 0 to 5');
};

const maxAttributes = 64;
const maxValue = 1000;

export const attributesOf = (value: unknown, field: string): Attributes =>
  Object.fromEntries(
    listOf(value ?? [], field)
      .slice(0, maxAttributes)
      .map((each, at) => {
        const where = `${field}[${at}]`;
        const { key, value: said } = objectOf(each, where);
        return [textOf(key, `${where}.key`), plain(said, `${where}.value`)];
      }),
  );

const plain = (value: unknown, field: string): AttributeValue => {
  const [said] = Object.entries(objectOf(value ?? {}, field));
  if (!said) return '';
  const [type, inside] = said;
  if (type === 'boolValue') return inside === true;
  if (type === 'intValue' || type === 'doubleValue') return Number(inside);
  const text = type === 'stringValue' ? String(inside) : JSON.stringify(inside);
  return text.slice(0, maxValue);
};
