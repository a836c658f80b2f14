import { useText } from '../../hooks/use-visit.ts';
import { buying } from '../../i18n/buying.ts';

interface Props {
  quantity: number;
  maxQuantity: number;
  maxPerOrder: number;
  onChange: (quantity: number) => void;
}

export const Quantity = ({ quantity, maxQuantity, maxPerOrder, onChange }: Props) => {
  const text = useText(buying);
  const set = (wanted: number) => onChange(Math.max(1, Math.min(maxQuantity, Math.trunc(wanted) || 1)));
  return (
    <>
      <label className="form-label" htmlFor="quantity">
        {text.quantity}
      </label>
      <div className="stepper">
        <button
          className="btn btn-secondary needs-script"
          type="button"
          aria-label={text.fewer}
          disabled={quantity <= 1}
          onClick={() => set(quantity - 1)}
        >
          −
        </button>
        <input
          className="form-control"
          type="number"
          inputMode="numeric"
          id="quantity"
          name="quantity"
          min={1}
          max={maxQuantity}
          value={quantity}
          onChange={({ target }) => set(Number(target.value))}
          aria-describedby="quantity-hint"
        />
        <button
          className="btn btn-secondary needs-script"
          type="button"
          aria-label={text.more}
          disabled={quantity >= maxQuantity}
          onClick={() => set(quantity + 1)}
        >
          +
        </button>
      </div>
      <p className="muted small" id="quantity-hint">
        {text.atMost(maxPerOrder)}
      </p>
    </>
  );
};
