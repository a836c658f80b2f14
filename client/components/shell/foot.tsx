import { useText } from '../../hooks/use-visit.ts';
import { shell } from '../../i18n/shell.ts';
import { Choices } from './choices.tsx';

export const Foot = () => (
  <footer className="site-foot">
    <div className="wrap">
      <p>{useText(shell).foot}</p>
      <div className="foot-choices">
        <Choices />
      </div>
    </div>
  </footer>
);
