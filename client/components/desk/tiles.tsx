import type { ReactNode } from 'react';

/** Sums of money are longer than numbers of seats. */
const longFrom = 9;

export interface Tile {
  name: string;
  value: string;
  /** Said below it, smaller. */
  note?: ReactNode;
  /** From 0 to 1: how much of all there is. */
  share?: number;
}

/** A share as a bar. The page's policy allows no style of an element, so it is drawn. */
export const Share = ({ of }: { of: number }) => (
  <svg className="share" width="100%" height="6" aria-hidden="true" focusable="false">
    <rect className="share-all" width="100%" height="6" rx="3" />
    {of > 0 && <rect className="share-part" width={`${Math.min(of, 1) * 100}%`} height="6" rx="3" />}
  </svg>
);

/** A few large numbers. */
export const Tiles = ({ tiles }: { tiles: readonly Tile[] }) => (
  <dl className="tiles">
    {tiles.map(({ name, value, note, share }) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>
          <span className={value.length > longFrom ? 'tile-value tile-long' : 'tile-value'}>{value}</span>
          {note && <span className="tile-note">{note}</span>}
          {share !== undefined && <Share of={share} />}
        </dd>
      </div>
    ))}
  </dl>
);
