import { useText } from '../../hooks/use-visit.ts';
import { account } from '../../i18n/account.ts';

/** As auth has them: counted in characters as people count them. */
const rules = {
  length: (password: string) => [...password].length >= 8 && [...password].length <= 128,
  upper: (password: string) => /\p{Lu}/u.test(password),
  lower: (password: string) => /\p{Ll}/u.test(password),
  digit: (password: string) => /\p{Nd}/u.test(password),
  special: (password: string) => /[^\p{L}\p{Nd}\s]/u.test(password),
} as const;

type Rule = keyof typeof rules;

export const PasswordRules = ({ password }: { password: string }) => {
  const text = useText(account);
  const normal = password.normalize('NFKC');
  return (
    <ul className="rules" aria-label={text.rulesTitle}>
      {(Object.keys(rules) as Rule[]).map((rule) => {
        const isMet = rules[rule](normal);
        return (
          <li key={rule} {...(isMet ? { className: 'rule-met' } : {})}>
            {text.rules[rule]}
            {isMet && <span className="visually-hidden"> ({text.met})</span>}
          </li>
        );
      })}
    </ul>
  );
};
