import { useState } from 'react';
import type { Problem } from '../../api/types.ts';
import { useText } from '../../hooks/use-visit.ts';
import { account } from '../../i18n/account.ts';
import { Field } from '../forms/field.tsx';
import { PasswordRules } from './password-rules.tsx';

interface Props {
  name: string;
  label: string;
  isNew: boolean;
  problem: Problem | undefined;
}

export const PasswordField = ({ name, label, isNew, problem }: Props) => {
  const text = useText(account);
  const [password, setPassword] = useState('');
  const [isShown, setShown] = useState(false);
  return (
    <Field
      name={name}
      label={label}
      problem={problem}
      type={isShown ? 'text' : 'password'}
      value={password}
      onChange={({ target }) => setPassword(target.value)}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      required
      maxLength={256}
    >
      <div className="form-check needs-script">
        <input
          className="form-check-input"
          type="checkbox"
          id={`${name}-shown`}
          checked={isShown}
          onChange={({ target }) => setShown(target.checked)}
        />
        <label htmlFor={`${name}-shown`}>{text.show}</label>
      </div>
      {isNew && <PasswordRules password={password} />}
    </Field>
  );
};
