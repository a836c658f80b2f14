import { useRouter } from 'next/router';
import { type FormEvent, useState } from 'react';
import type { Ticket } from '../../api/types.ts';
import { useRequest } from '../../hooks/use-request.ts';
import { useText } from '../../hooks/use-visit.ts';
import { useZone } from '../../hooks/use-zone.ts';
import { selling } from '../../i18n/selling.ts';
import { BusyButton } from '../forms/busy-button.tsx';
import { ErrorSummary } from '../forms/error-summary.tsx';
import { Field } from '../forms/field.tsx';
import { useToast } from '../shell/toasts.tsx';
import { fromFieldValue, toFieldValue } from './local-time.ts';

const bodyOf = (form: FormData) => {
  const { price, startsAt, ...rest } = Object.fromEntries(form) as Record<string, string>;
  return { ...rest, price: price?.replace(',', '.'), startsAt: fromFieldValue(startsAt ?? '') };
};

/** For a new listing, and for one that there is. What was typed stays, whatever the answer. */
export const ListingForm = ({ ticket }: { ticket?: Ticket }) => {
  const text = useText(selling);
  const router = useRouter();
  const zone = useZone();
  const say = useToast();
  const { send, isBusy, problem } = useRequest<Ticket>();
  const [startsAt, setStartsAt] = useState<string>();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const body = bodyOf(new FormData(event.currentTarget));
    const where = ticket
      ? (['put', `/api/tickets/${ticket.id}`] as const)
      : (['post', '/api/tickets'] as const);
    const { data } = await send({ method: where[0], url: where[1], body });
    if (!data) return;
    say(ticket ? text.saved : text.listed);
    await router.push(`/tickets/${data.id}`);
  };
  const counted = {
    type: 'number',
    min: 1,
    max: 10_000,
    step: 1,
    inputMode: 'numeric',
    required: true,
    problem,
  } as const;

  return (
    <form className="panel needs-script" onSubmit={submit} noValidate>
      <ErrorSummary problem={problem} />
      <Field
        name="title"
        label={text.title}
        hint={text.titleHint}
        problem={problem}
        defaultValue={ticket?.title}
        required
        maxLength={200}
        dir="auto"
      />
      <div className="field-pair">
        <Field
          name="price"
          label={text.price}
          problem={problem}
          defaultValue={ticket?.price.toFixed(2)}
          inputMode="decimal"
          required
          autoComplete="off"
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
        <Field name="quantity" label={text.quantity} defaultValue={ticket?.quantity ?? 1} {...counted} />
        <Field
          name="maxPerOrder"
          label={text.maxPerOrder}
          defaultValue={ticket?.maxPerOrder ?? 10}
          {...counted}
        />
      </div>
      <Field
        name="venue"
        label={text.venue}
        problem={problem}
        defaultValue={ticket?.venue}
        maxLength={200}
        dir="auto"
      />
      <Field
        name="category"
        label={text.category}
        hint={text.categoryHint}
        problem={problem}
        defaultValue={ticket?.category}
        maxLength={50}
        dir="auto"
      />
      <Field
        name="description"
        label={text.description}
        problem={problem}
        defaultValue={ticket?.description}
        as="textarea"
        rows={5}
        maxLength={5000}
        dir="auto"
      />
      <BusyButton isBusy={isBusy} busy={ticket ? text.saving : text.listing}>
        {ticket ? text.save : text.list}
      </BusyButton>
    </form>
  );
};
