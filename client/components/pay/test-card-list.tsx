import { useText } from '../../hooks/use-visit.ts';
import { orders } from '../../i18n/orders.ts';
import { type TestCard, testCards } from './test-cards.ts';

export const TestCardList = ({ onChoose }: { onChoose: (card: TestCard) => void }) => {
  const text = useText(orders);
  return (
    <section className="mt-2" aria-labelledby="test-cards">
      <h3 id="test-cards">{text.testCards}</h3>
      <p className="muted small">{text.testCardsHint}</p>
      <ul className="test-cards">
        {testCards.map((card) => (
          <li key={card.number}>
            <button type="button" onClick={() => onChoose(card)}>
              <code>{card.number}</code> <span>{text.card[card.kind]}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};
