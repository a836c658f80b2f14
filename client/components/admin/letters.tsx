import type { Letter } from '../../api/admin-types.ts';
import { useText } from '../../hooks/use-visit.ts';
import { adminLetters } from '../../i18n/admin-letters.ts';
import type { findLetters } from '../../server/admin/find-letters.ts';
import { When } from '../shell/when.tsx';
import { Act } from './act.tsx';
import { ServiceLinks } from './service-links.tsx';

const One = ({ letter }: { letter: Letter }) => {
  const text = useText(adminLetters);
  const { id, service, subject, error, attempts, at, body } = letter;
  const which = (
    <>
      <input type="hidden" name="service" value={service} />
      <input type="hidden" name="letter" value={id} />
    </>
  );
  return (
    <li className="desk-panel letter">
      <h2>
        {service} <span className="muted">·</span> <code>{subject}</code>
      </h2>
      <p className="letter-error">
        <code>{error}</code>
      </p>
      <p className="muted small">
        <When at={at} /> · {text.attempts(attempts)}
      </p>
      <details className="letter-body">
        <summary>{text.body}</summary>
        <pre>{body}</pre>
      </details>
      <div className="acts">
        <Act act="replay" label={text.replay} asks={text.replayAsks} yes={text.replayYes}>
          {which}
        </Act>
        <Act act="drop" label={text.drop} asks={text.dropAsks} yes={text.dropYes} isDanger>
          {which}
        </Act>
      </div>
    </li>
  );
};

/** What the services gave up on. */
export const Letters = ({ service, silent, letters, more }: Awaited<ReturnType<typeof findLetters>>) => {
  const text = useText(adminLetters);
  return (
    <>
      <p className="muted">{text.what}</p>
      <ServiceLinks here="/admin/letters" chosen={service} silent={silent} />
      {letters.length === 0 && silent.length === 0 && <p className="empty">{text.none}</p>}
      <ul className="admin-list">
        {letters.map((letter) => (
          <One key={letter.service + letter.id} letter={letter} />
        ))}
      </ul>
      {more > 0 && <p className="muted">{text.more(more)}</p>}
    </>
  );
};
