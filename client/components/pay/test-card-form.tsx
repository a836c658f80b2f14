import { type ChangeEvent, type FormEvent, useState } from 'react';
import type { Order, Problem } from '../../api/types.ts';
import { useAlive } from '../../hooks/use-alive.ts';
import { useText, useVisit } from '../../hooks/use-visit.ts';
import { money } from '../../i18n/format.ts';
import { orders } from '../../i18n/orders.ts';
import { BusyButton } from '../forms/busy-button.tsx';
import { Field } from '../forms/field.tsx';
import { TestCardList } from './test-card-list.tsx';
import {
  brandOf,
  formatExpiry,
  formatNumber,
  isSecurityCode,
  isStillValid,
  methodOf,
  type TestCard,
} from './test-cards.ts';
import type { Payment } from './use-payment.ts';

const emptyCard = { number: '', expiry: '', cvc: '' };

const formats: Record<keyof typeof emptyCard, (typed: string) => string> = {
  number: formatNumber,
  expiry: formatExpiry,
  cvc: (typed) => typed.replace(/\D/g, ''),
};

/** What is typed at the end is put into shape; in the middle it is left alone, or the cursor would jump. */
const shaped = (name: keyof typeof emptyCard, { value, selectionStart }: HTMLInputElement, before: string) =>
  selectionStart === value.length && value.length > before.length ? formats[name](value) : value;

/** A plain card form. The number stays in the browser: what is sent is the test card's name. */
export const TestCardForm = ({ order, payment }: { order: Order; payment: Payment }) => {
  const text = useText(orders);
  const { language } = useVisit();
  const isAlive = useAlive();
  const [card, setCard] = useState(emptyCard);
  const { problem, refuse, isBusy } = payment;

  const set = (part: Partial<typeof emptyCard>) => setCard((before) => ({ ...before, ...part }));
  const choose = ({ number }: TestCard) => setCard({ number, expiry: '12/34', cvc: '123' });

  const pay = async (event: FormEvent) => {
    event.preventDefault();
    const token = methodOf(card.number);
    const errors = [
      ...(token ? [] : [{ field: 'number', message: text.noTestCard }]),
      ...(isStillValid(formatExpiry(card.expiry), new Date())
        ? []
        : [{ field: 'expiry', message: text.noExpiry }]),
      ...(isSecurityCode(card.cvc) ? [] : [{ field: 'cvc', message: text.noCvc }]),
    ];
    if (!token || errors.length > 0) return refuse({ status: 400, requestId: '', errors } satisfies Problem);
    await payment.withCard(token);
  };

  const brand = brandOf(card.number);
  const control = (name: keyof typeof emptyCard) => ({
    name,
    problem,
    value: card[name],
    inputMode: 'numeric' as const,
    autoComplete: 'off',
    required: true,
    onChange: ({ target }: ChangeEvent<HTMLInputElement>) =>
      set({ [name]: shaped(name, target, card[name]) }),
  });

  return (
    // what is typed before a script watches over it would be sent by the browser: it is there, but not shown
    <div className={isAlive ? 'needs-script' : 'needs-script not-alive'}>
      <p className="test-mode">
        <strong>{text.testMode}</strong>
      </p>
      <form method="post" onSubmit={pay} noValidate>
        <Field label={text.cardNumber} {...control('number')} maxLength={23}>
          <span className="form-text" role="status">
            {brand ? text.brandIs(brand) : ''}
          </span>
        </Field>
        <div className="field-pair">
          <Field label={text.expiry} {...control('expiry')} maxLength={7} placeholder="12/34" />
          <Field label={text.cvc} {...control('cvc')} maxLength={4} placeholder="123" />
        </div>
        <BusyButton className="wide" isBusy={isBusy} busy={text.paying}>
          {text.pay(money(language, order.total, order.currency))}
        </BusyButton>
      </form>
      <TestCardList onChoose={choose} />
    </div>
  );
};
