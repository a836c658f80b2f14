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
export const ListingFields = ({ ticket, problem, upload }: Props) => {
  const text = useText(selling);
  const zone = useZone();
  const [startsAt, setStartsAt] = useState<string>();

  const field = (
    name: 'title' | 'venue' | 'city' | 'address' | 'description' | 'quantity' | 'maxPerOrder',
  ) => ({
    name,
    label: text[name],
    problem,
    defaultValue: ticket?.[name],
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
          defaultValue={ticket?.price.toFixed(2)}
          inputMode="decimal"
          autoComplete="off"
          required
        />
        <Field
          name="startsAt"
          label={text.startsAt}
          hint={text.startsAtHint}
          problem={problem}
          type="datetime-local"
          value={startsAt ?? toFieldValue(ticket?.startsAt, zone)}
          onChange={({ target }) => setStartsAt(target.value)}
        />
        <Field {...field('quantity')} {...counted} defaultValue={ticket?.quantity ?? 1} />
        <Field {...field('maxPerOrder')} {...counted} defaultValue={ticket?.maxPerOrder ?? 10} />
      </div>
      <input type="hidden" name="timeZone" value={ticket?.timeZone ?? zone} />
      <div className="field-pair">
        <Field {...inWords('venue', 200)} />
        <Field {...inWords('city', 80)} />
      </div>
      <Field {...inWords('address', 200)} />
      <CategoryField chosen={ticket?.category} problem={problem} />
      <ImageField upload={upload} problem={problem} />
      <Field {...inWords('description', 5000)} as="textarea" rows={5} />
    </>
  );
};
