import { useRouter } from 'next/router';
import { type FormEvent, useState } from 'react';
import type { HelperLink } from '../../api/door-types.ts';
import { useRequest } from '../../hooks/use-request.ts';
import { useText } from '../../hooks/use-visit.ts';
import { door } from '../../i18n/door.ts';
import { BusyButton } from '../forms/busy-button.tsx';
import { ErrorSummary } from '../forms/error-summary.tsx';
import { Field } from '../forms/field.tsx';
import { useToast } from '../shell/toasts.tsx';

interface Props {
  ticketId: string;
  links: readonly HelperLink[];
}

/** Links for who helps at the door: they admit, and nothing else, until they are ended. */
export const Helpers = ({ ticketId, links }: Props) => {
  const text = useText(door);
  const router = useRouter();
  const say = useToast();
  const making = useRequest<HelperLink & { token: string }>();
  const ending = useRequest();
  const [link, setLink] = useState<string | undefined>();
  const again = () => router.replace(router.asPath, undefined, { scroll: false });

  const make = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const name = String(new FormData(form).get('name'));
    const body = { ticketId, name };
    const { data } = await making.send({ method: 'post', url: '/api/orders/doors', body });
    if (!data) return;
    form.reset();
    setLink(`${location.origin}/tickets/${ticketId}/door#token=${data.token}`);
    await again();
  };
  const end = async (id: string) => {
    const { problem } = await ending.send({ method: 'delete', url: `/api/orders/doors/${id}` });
    if (!problem) say(text.ended);
    await again();
  };
  const copy = async () => {
    await navigator.clipboard.writeText(link ?? '');
    say(text.copied);
  };
  return (
    <section className="section">
      <h2>{text.helpers}</h2>
      <p className="muted">{text.helpersText}</p>
      <ErrorSummary problem={making.problem ?? ending.problem} />
      {link && (
        <div className="alert secret" role="status">
          <strong>{text.linkOnce}</strong>
          <code>{link}</code>
          <button className="btn btn-secondary" type="button" onClick={copy}>
            {text.copy}
          </button>
        </div>
      )}
      <ul className="sheet">
        {links.map(({ id, name }) => (
          <li key={id}>
            <bdi>{name}</bdi>
            <div className="sheet-end">
              <button className="btn btn-outline-danger" type="button" onClick={() => end(id)}>
                {text.end} <span className="visually-hidden">{name}</span>
              </button>
            </div>
          </li>
        ))}
      </ul>
      <form method="post" onSubmit={make}>
        <Field name="name" label={text.helperName} maxLength={40} required problem={making.problem} />
        <BusyButton variant="secondary" isBusy={making.isBusy} busy={text.making}>
          {text.makeLink}
        </BusyButton>
      </form>
    </section>
  );
};
