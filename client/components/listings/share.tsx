import { useText } from '../../hooks/use-visit.ts';
import { buying } from '../../i18n/buying.ts';
import { useToast } from '../shell/toasts.tsx';

/** By whatever the device shares with, else as an address to paste. */
export const Share = ({ title }: { title: string }) => {
  const text = useText(buying);
  const say = useToast();
  const share = async () => {
    const url = location.origin + location.pathname;
    if (navigator.share) return navigator.share({ title, url }).catch(() => undefined);
    await navigator.clipboard.writeText(url).then(
      () => say(text.copied),
      () => say(url),
    );
  };
  return (
    <button className="btn btn-secondary needs-script" type="button" onClick={share}>
      {text.share}
    </button>
  );
};
