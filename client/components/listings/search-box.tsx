import { useRouter } from 'next/router';
import { type KeyboardEvent, useState } from 'react';
import { useText, useVisit } from '../../hooks/use-visit.ts';
import { finding } from '../../i18n/finding.ts';
import { dateParts } from '../../i18n/format.ts';
import { listPath } from './listing-filters.ts';
import { useSuggestions } from './use-suggestions.ts';

const listId = 'suggestions';
const optionId = (index: number) => `suggestion-${index}`;

/** A field that shows while one types where Enter could lead. The arrows choose, Escape closes. */
export const SearchBox = ({ before }: { before: string }) => {
  const text = useText(finding);
  const { language, zone } = useVisit();
  const router = useRouter();
  const [typed, setTyped] = useState(before);
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState(-1);
  const { listings: found, didYouMean } = useSuggestions(isOpen ? typed : '');

  const options = [
    ...found.map(({ id, title, city, startsAt }) => {
      const { day = '', month = '' } = startsAt ? dateParts(language, zone, startsAt) : {};
      return {
        path: `/tickets/${id}`,
        title,
        note: [city, `${day} ${month}`.trim()].filter(Boolean).join(' · '),
      };
    }),
    ...(didYouMean
      ? [{ path: listPath({ search: didYouMean }), title: didYouMean, note: text.didYouMean }]
      : []),
  ];
  const isShown = isOpen && options.length > 0;

  const go = (path: string) => {
    setOpen(false);
    router.push(path);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && isShown) {
      event.preventDefault();
      // the field itself is one of the places
      const places = options.length + 1;
      setChosen(((chosen + 1 + step + places) % places) - 1);
    } else if (event.key === 'Escape') {
      // else the field would be emptied
      if (isShown) event.preventDefault();
      setOpen(false);
    } else if (event.key === 'Enter' && isShown && options[chosen]) {
      event.preventDefault();
      go(options[chosen].path);
    }
  };

  return (
    <div className="search-box">
      <input
        className="form-control"
        type="search"
        name="search"
        maxLength={200}
        value={typed}
        placeholder={text.searchHint}
        aria-label={text.search}
        autoComplete="off"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isShown}
        aria-controls={listId}
        {...(isShown && chosen >= 0 ? { 'aria-activedescendant': optionId(chosen) } : {})}
        onChange={({ target }) => {
          setTyped(target.value);
          setChosen(-1);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
      />
      <div className="suggestions" id={listId} role="listbox" aria-label={text.suggestions} hidden={!isShown}>
        {options.map(({ path, title, note }, index) => (
          // the keyboard is the field's: a suggestion is reached by its arrows
          // biome-ignore lint/a11y/useKeyWithClickEvents: see above
          <div
            key={path}
            id={optionId(index)}
            role="option"
            aria-selected={index === chosen}
            tabIndex={-1}
            // the field keeps the focus
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => go(path)}
          >
            <bdi>{title}</bdi> <span className="muted">{note}</span>
          </div>
        ))}
      </div>
    </div>
  );
};
