import { useText } from '../../hooks/use-visit.ts';
import { shell } from '../../i18n/shell.ts';

export const NeedsScript = () => <noscript>{useText(shell).needsScript}</noscript>;
