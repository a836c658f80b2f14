import type { Order } from '../../api/types.ts';
import { useText, useVisit } from '../../hooks/use-visit.ts';
import { money } from '../../i18n/format.ts';
import { orders } from '../../i18n/orders.ts';
import { PlainAction } from '../forms/plain-action.tsx';
import { testCards } from './test-cards.ts';

/** Paying in test mode without a script: a card is chosen, so that no number can be typed that somebody owns. */
export const TestCardChoice = ({ order, formKey }: { order: Order; formKey: string }) => {
  const text = useText(orders);
  const { language } = useVisit();
  return (
    <PlainAction action="pay" label={text.pay(money(language, order.total, order.currency))}>
      <input type="hidden" name="key" value={formKey} />
      <fieldset className="field">
        <legend className="form-label">{text.testMode}</legend>
        {testCards.map(({ number, kind, method }, n) => (
          <label className="form-check" key={number}>
            <input
              className="form-check-input"
              type="radio"
              name="token"
              value={method}
              defaultChecked={n === 0}
            />{' '}
            <code>{number}</code> {text.card[kind]}
          </label>
        ))}
      </fieldset>
    </PlainAction>
  );
};
