import { useRouter } from 'next/router';
import type { FormEvent } from 'react';
import type { Image, Ticket } from '../../api/types.ts';
import { useRequest } from '../../hooks/use-request.ts';
import { useUpload } from '../../hooks/use-upload.ts';
import { useText } from '../../hooks/use-visit.ts';
import { useZone } from '../../hooks/use-zone.ts';
import { selling } from '../../i18n/selling.ts';
import { BusyButton } from '../forms/busy-button.tsx';
import { ErrorSummary } from '../forms/error-summary.tsx';
import { useToast } from '../shell/toasts.tsx';
import { ListingFields } from './listing-fields.tsx';
import { fromFieldValue, toFieldValue } from './local-time.ts';

/** A date that was not touched is sent as it was: the field shows no seconds, and what is over stays so. */
const bodyOf = (form: FormData, image: Image | undefined, ticket: Ticket | undefined, zone: string) => {
  // the file itself is there already
  form.delete('imageId');
  const { price, startsAt = '', ...rest } = Object.fromEntries(form) as Record<string, string>;
  const isAsItWas = startsAt === toFieldValue(ticket?.startsAt, zone);
  return {
    ...rest,
    price: price?.replace(',', '.'),
    imageId: image?.id ?? null,
    startsAt: isAsItWas ? (ticket?.startsAt ?? '') : fromFieldValue(startsAt),
  };
};

/** For a new listing, and for one that there is. What was typed stays, whatever the answer. */
export const ListingForm = ({ ticket }: { ticket?: Ticket }) => {
  const text = useText(selling);
  const router = useRouter();
  const say = useToast();
  const zone = useZone();
  const { send, isBusy, problem } = useRequest<Ticket>();
  const upload = useUpload(ticket?.image);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const body = bodyOf(form, await upload.finished(), ticket, zone);
    const { data } = await send(
      ticket
        ? { method: 'put', url: `/api/tickets/${ticket.id}`, body }
        : { method: 'post', url: '/api/tickets', body },
    );
    if (!data) return;
    say(ticket ? text.saved : text.listed);
    await router.push(`/tickets/${data.id}`);
  };

  return (
    <form className="panel needs-script" method="post" onSubmit={submit} noValidate>
      <ErrorSummary problem={problem} />
      <ListingFields ticket={ticket} problem={problem} upload={upload} />
      <BusyButton isBusy={isBusy} busy={ticket ? text.saving : text.listing}>
        {ticket ? text.save : text.list}
      </BusyButton>
    </form>
  );
};
