import { useRouter } from 'next/router';
import type { FormEvent } from 'react';
import type { Ticket } from '../../api/types.ts';
import { useRequest } from '../../hooks/use-request.ts';
import { useUpload } from '../../hooks/use-upload.ts';
import { useText } from '../../hooks/use-visit.ts';
import { selling } from '../../i18n/selling.ts';
import type { SentForm } from '../../server/form.ts';
import { BusyButton } from '../forms/busy-button.tsx';
import { ErrorSummary } from '../forms/error-summary.tsx';
import { useToast } from '../shell/toasts.tsx';
import { listingBody } from './listing-body.ts';
import { ListingFields } from './listing-fields.tsx';

interface Props {
  ticket?: Ticket;
  /** One of their own that a new listing begins as. */
  from?: Ticket | null;
  /** So that a form sent twice without a script makes one listing. */
  formKey: string;
  form: SentForm | null;
}

/** For a new listing, and for one that there is. What was typed stays, whatever the answer. */
export const ListingForm = ({ ticket, from, formKey, form }: Props) => {
  const text = useText(selling);
  const router = useRouter();
  const say = useToast();
  const { send, isBusy, problem } = useRequest<Ticket>(form?.problem);
  const begun = ticket ?? from ?? undefined;
  const upload = useUpload(begun?.image);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const image = await upload.finished();
    const body = { ...listingBody(fields), imageId: image?.id ?? null };
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
    <form className="panel" method="post" onSubmit={submit} noValidate>
      <ErrorSummary problem={problem} />
      <input type="hidden" name="key" value={formKey} />
      <ListingFields ticket={begun} problem={problem} typed={form?.values ?? {}} upload={upload} />
      <BusyButton isBusy={isBusy} busy={ticket ? text.saving : text.listing}>
        {ticket ? text.save : text.list}
      </BusyButton>
    </form>
  );
};
