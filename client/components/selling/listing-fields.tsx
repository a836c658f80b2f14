import { useState } from 'react';
import type { Problem, Ticket } from '../../api/types.ts';
import type { Upload } from '../../hooks/use-upload.ts';
import { useText } from '../../hooks/use-visit.ts';
import { useZone } from '../../hooks/use-zone.ts';
import { selling } from '../../i18n/selling.ts';
import { Field } from '../forms/field.tsx';
import { CategoryField } from './category-field.tsx';
import { ImageField } from './image-field.tsx';
import { toFieldValue } from './local-time.ts';

interface Props {
  ticket: Ticket | undefined;
  problem: Problem | undefined;
  /** What somebody without a script has typed, and was refused. */
  typed: Record<string, string>;
  upload: Upload;
}

const counted = {
  type: 'number',
  min: 1,
  max: 10_000,
  step: 1,
  inputMode: 'numeric',
  required: true,
} as const;

/** All that a seller says of a listing. */
export const ListingFields = ({ ticket, problem, typed, upload }: Props) => {
  const text = useText(selling);
  const here = useZone();
  const [zone, setZone] = useState(typed.timeZone ?? ticket?.timeZone);
  const [startsAt, setStartsAt] = useState(typed.startsAt);
  const itsZone = zone ?? here;

  const field = (
    name: 'title' | 'venue' | 'city' | 'address' | 'description' | 'quantity' | 'maxPerOrder',
  ) => ({
    name,
    label: text[name],
    problem,
    defaultValue: typed[name] ?? ticket?.[name],
  });
  const inWords = (name: 'title' | 'venue' | 'city' | 'address' | 'description', maxLength: number) => ({
    ...field(name),
    maxLength,
    dir: 'auto',
  });

  return (
    <>
      <Field {...inWords('title', 200)} hint={text.titleHint} required />
      <div className="field-pair">
        <Field
          name="price"
          label={text.price}
          problem={problem}
          defaultValue={typed.price ?? ticket?.price.toFixed(2)}
          inputMode="decimal"
          autoComplete="off"
          required
        />
        <Field {...field('quantity')} {...counted} defaultValue={typed.quantity ?? ticket?.quantity ?? 1} />
      </div>
      <div className="field-pair">
        <Field
          name="startsAt"
          label={text.startsAt}
          hint={text.startsAtHint}
          problem={problem}
          type="datetime-local"
          value={startsAt ?? toFieldValue(ticket?.startsAt, itsZone)}
          onChange={({ target }) => setStartsAt(target.value)}
        />
        <input type="hidden" name="startsAtBefore" value={ticket?.startsAt ?? ''} readOnly />
        <Field
          name="timeZone"
          label={text.timeZone}
          hint={text.timeZoneHint}
          problem={problem}
          value={itsZone}
          onChange={({ target }) => setZone(target.value)}
          autoComplete="off"
          spellCheck={false}
          required
        />
      </div>
      <div className="field-pair">
        <Field {...inWords('venue', 200)} />
        <Field {...inWords('city', 80)} />
      </div>
      <Field {...inWords('address', 200)} />
      <div className="field-pair">
        <Field
          {...field('maxPerOrder')}
          {...counted}
          defaultValue={typed.maxPerOrder ?? ticket?.maxPerOrder ?? 10}
        />
        <CategoryField chosen={typed.category ?? ticket?.category} problem={problem} />
      </div>
      <ImageField upload={upload} problem={problem} />
      <Field {...inWords('description', 5000)} as="textarea" rows={5} />
    </>
  );
};
