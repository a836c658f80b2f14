import { createHash } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Model } from 'mongoose';
import type { Clock } from '../base/clock.ts';
import { BadRequestError, ConflictError, isDuplicateKey, UnprocessableError } from '../base/errors/index.ts';
import type { IdempotencyRecord } from './idempotency-records.ts';

/** A request that has not answered by then died with its process: the last write began within ten seconds. */
const abandonedAfterMs = 20_000;
const keyForm = /^[\x21-\x7e]{1,128}$/;

/**
 * Same user, key, route and body: the first answer again. The record is inserted before the work,
 * so of two at once one runs and the other gets 409; the answer is stored before it is sent.
 */
export const idempotency =
  (records: Model<IdempotencyRecord>, clock: Clock): RequestHandler =>
  async (req, res, next) => {
    const key = req.headers['idempotency-key'];
    if (key === undefined || !req.user) return next();
    if (typeof key !== 'string' || !keyForm.test(key)) {
      throw new BadRequestError(
        'Idempotency-Key must be 1 to 128 visible characters',
        'idempotency.invalid-key',
      );
    }
    const at = clock();
    const record: IdempotencyRecord = {
      _id: `${req.user.id}/${key}`,
      route: `${req.method} ${req.path}`,
      bodyHash: hash(req.body),
      firstAt: at,
      startedAt: at,
    };
    const { isOurs, found } = await claim(records, record);
    if (!isOurs) return replay(found, record, res);
    const { _id, route, bodyHash } = record;
    req.keyed = { name: `${_id} ${route} ${bodyHash}`, firstAt: found.firstAt, isRepeat: found !== record };
    keepAnswer(records, record, res);
    next();
  };

/** Ours to answer, or the record of who was first. */
const claim = async (
  records: Model<IdempotencyRecord>,
  record: IdempotencyRecord,
): Promise<{ isOurs: boolean; found: IdempotencyRecord }> => {
  const { _id, route, bodyHash, startedAt } = record;
  try {
    await records.collection.insertOne(record as never);
    return { isOurs: true, found: record };
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  const abandoned = new Date(startedAt.getTime() - abandonedAfterMs);
  const taken = await records
    .findOneAndUpdate(
      { _id, answer: { $exists: false }, $or: [{ isFree: true }, { startedAt: { $lt: abandoned } }] },
      { $set: { route, bodyHash, startedAt }, $unset: { isFree: '' } },
      { returnDocument: 'after' },
    )
    .lean<IdempotencyRecord>();
  if (taken) return { isOurs: true, found: taken };
  const first = await records.findById(_id).lean<IdempotencyRecord>();
  // a day had passed since, and it was removed between our insert and this read
  if (!first)
    throw new ConflictError('This Idempotency-Key has just run out, try again', 'idempotency.expired');
  return { isOurs: false, found: first };
};

const replay = (first: IdempotencyRecord, record: IdempotencyRecord, res: Response) => {
  if (first.route !== record.route || first.bodyHash !== record.bodyHash) {
    throw new UnprocessableError('Idempotency-Key was used for another request', 'idempotency.reused');
  }
  if (!first.answer)
    throw new ConflictError(
      'The first request with this Idempotency-Key is still running',
      'idempotency.running',
    );
  res.status(first.answer.status).set('Idempotent-Replayed', 'true');
  if (first.answer.body === undefined) res.end();
  else res.json(first.answer.body);
};

const keepAnswer = (
  records: Model<IdempotencyRecord>,
  { _id, startedAt }: IdempotencyRecord,
  res: Response,
) => {
  const send = res.json.bind(res);
  const end = res.send.bind(res);
  const ours = { _id, startedAt };
  const store = (body?: unknown) =>
    isKept(res.statusCode, body)
      ? records.updateOne(ours, { $set: { answer: { status: res.statusCode, body } } })
      : records.updateOne(ours, { $set: { isFree: true } });
  const after = (write: () => void, body?: unknown) => {
    res.json = send;
    res.send = end;
    // the work is done: an answer that cannot be kept is still the answer
    store(body).then(write, write);
    return res;
  };
  res.json = (body) => after(() => send(body), plain(body));
  res.send = (body) => after(() => end(body));
};

/** An answer with a secret is not kept: it would lie there in clear. Its route does the same twice by itself. */
const isKept = (status: number, body: unknown) =>
  status < 500 && status !== 409 && status !== 429 && !hasSecret((body ?? undefined) as Secretive);

type Secretive =
  | { clientSecret?: unknown; secret?: unknown; token?: unknown; shortCode?: unknown }
  | undefined;
const hasSecret = ({ clientSecret, secret, token, shortCode }: NonNullable<Secretive> = {}) =>
  [clientSecret, secret, token, shortCode].some((one) => one !== undefined);

const hash = (body: Request['body']) =>
  createHash('sha256')
    .update(Buffer.isBuffer(body) ? body : JSON.stringify(body ?? null))
    .digest('base64url');

/** As the caller saw it: dates as text, nothing undefined. */
const plain = (body: unknown): unknown => JSON.parse(JSON.stringify(body));
