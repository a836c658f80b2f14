import type { Rule, Violation } from '../check.ts';
import { type Event, groupBy } from '../world.ts';

const nothingUnsent: Rule = ({ unsent }) =>
  unsent.map(({ service, id }) => ({ invariant: 'I5', what: `${service} has not published ${id}` }));

const aggregateOf = (event: Event) => event.id.slice(event.type.length + 1).replace(/\/\d+$/, '');
const about = (events: Event[], kind: string) => events.filter(({ type }) => type.startsWith(`${kind}:`));

/** The last change of each was published, and nothing was published that did not happen. */
const publishedAsItIs =
  (kind: 'order' | 'ticket'): Rule =>
  ({ events, ...world }) => {
    if (events.length === 0) return [];
    const documents: { _id: string; version: number }[] = kind === 'order' ? world.orders : world.tickets;
    const published = groupBy(about(events, kind), aggregateOf);
    const known = new Map(documents.map(({ _id, version }) => [_id, version]));
    const silent = documents
      .filter(({ _id, version }) => !published.get(_id)?.some((event) => event.version === version))
      .map(
        ({ _id, version }): Violation => ({
          invariant: 'I5',
          what: `${kind} ${_id}/${version} was never published`,
        }),
      );
    const invented = [...published]
      .filter(([id, all]) => all.some(({ version }) => version > (known.get(id) ?? -1)))
      .map(([id]): Violation => ({ invariant: 'I5', what: `${kind} ${id} was published, and is not so` }));
    return [...silent, ...invented];
  };

/** Sealed once more it looks different, and says the same. */
const contentOf = ({ data }: { data: unknown }) =>
  JSON.stringify(data, (field, value) => (field === 'sealedCodes' ? undefined : value));

/** The same fact once more is the same fact: one version, one content. */
const oneVersionOneContent: Rule = ({ events }) =>
  [...groupBy(events, ({ id }) => id)]
    .filter(([, copies]) => new Set(copies.map(contentOf)).size > 1)
    .map(([id]) => ({ invariant: 'I7', what: `${id} was published in two ways` }));

/** Parked again, by who was killed before it was acknowledged, it is the same letter. */
const onlyPoisonIsParked: Rule = ({ deadLetters }, { poison = 0 }) => {
  const letters = groupBy(deadLetters, ({ id, service }) => `${service}/${id}`).size;
  return letters === poison
    ? []
    : [{ invariant: 'I11', what: `${letters} dead letters, ${poison} poisonous messages were sent` }];
};

export const checksOfEvents = [
  nothingUnsent,
  publishedAsItIs('order'),
  publishedAsItIs('ticket'),
  oneVersionOneContent,
  onlyPoisonIsParked,
];
