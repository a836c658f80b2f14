import type { Buyer } from '../../api/desk-types.ts';
import { useText, useVisit } from '../../hooks/use-visit.ts';
import { deskBuyers } from '../../i18n/desk-buyers.ts';
import { count, money } from '../../i18n/format.ts';
import { When } from '../shell/when.tsx';

const Row = ({ buyer }: { buyer: Buyer }) => {
  const text = useText(deskBuyers);
  const { language } = useVisit();
  const { orderId, number, name, quantity, total, currency, status, at, admitted } = buyer;
  const who = name || text.noName;
  const state = status === 'complete' || status === 'refund:pending' ? status : 'refunded';
  return (
    <tr className={state === 'complete' ? '' : 'is-over'}>
      <td className="choice">
        {state === 'complete' && (
          <label>
            <input className="form-check-input" type="checkbox" name="order" value={orderId} />
            <span className="visually-hidden">{text.chooseOne(`${who} ${number ?? ''}`)}</span>
          </label>
        )}
      </td>
      <th scope="row">
        <bdi>{who}</bdi>
      </th>
      <td className="order-number">{number ?? '–'}</td>
      <td className="amount" data-unit={text.seats}>
        {count(language, quantity)}
      </td>
      <td className="when">
        <When at={at} />
      </td>
      <td className="state">
        <span className={state === 'complete' ? 'badge badge-good' : 'badge'}>{text[state]}</span>{' '}
        {admitted > 0 && <span className="badge">{text.admitted(count(language, admitted))}</span>}
      </td>
      <td className="strong">{money(language, total, currency)}</td>
    </tr>
  );
};

export const BuyerTable = ({ list }: { list: readonly Buyer[] }) => {
  const text = useText(deskBuyers);
  const columns = [text.name, text.order, text.seats, text.bought, text.state, text.total];
  return (
    <table className="desk-table desk-buyers">
      <thead>
        <tr>
          <td>
            <span className="visually-hidden">{text.choose}</span>
          </td>
          {columns.map((name) => (
            <th scope="col" key={name}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {list.map((buyer) => (
          <Row key={buyer.orderId} buyer={buyer} />
        ))}
      </tbody>
    </table>
  );
};
