import { useText } from '../../hooks/use-visit.ts';
import { orders } from '../../i18n/orders.ts';

export const PrintButton = () => (
  <button className="btn btn-secondary wide needs-script" type="button" onClick={() => print()}>
    {useText(orders).print}
  </button>
);
