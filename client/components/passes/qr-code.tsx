import type { Drawn } from '../../api/pass-types.ts';

/** The light around a code is part of it. */
const quiet = 4;

export const QrCode = ({ drawn, label }: { drawn: Drawn; label: string }) => {
  const size = drawn.width + 2 * quiet;
  return (
    <svg
      className="qr-code"
      role="img"
      aria-label={label}
      viewBox={`${-quiet} ${-quiet} ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <path d={drawn.path} />
    </svg>
  );
};
