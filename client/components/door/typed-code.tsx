import { type FormEvent, useEffect, useRef } from 'react';
import { useText } from '../../hooks/use-visit.ts';
import { door } from '../../i18n/door.ts';

/** Typed by a person, or by a scanner, which is a keyboard that ends with Enter. */
export const TypedCode = ({ onCode }: { onCode: (code: string) => void }) => {
  const text = useText(door);
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    // a scanner types wherever it is: also where nobody has clicked into the field
    const toField = ({ target, key, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      if (target !== document.body || key.length !== 1 || ctrlKey || metaKey || altKey) return;
      field.current?.focus();
    };
    addEventListener('keydown', toField);
    return () => removeEventListener('keydown', toField);
  }, []);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = field.current?.value.trim().toUpperCase();
    if (field.current) field.current.value = '';
    if (code) onCode(code);
  };
  return (
    <form className="typed-code" method="post" onSubmit={submit}>
      <label className="form-label" htmlFor="code">
        {text.typed}
      </label>
      <div>
        <input
          className="form-control"
          id="code"
          ref={field}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          placeholder="K7WQ2MXD-1-QF5A"
        />
        <button className="btn btn-secondary" type="submit">
          {text.check}
        </button>
      </div>
    </form>
  );
};
