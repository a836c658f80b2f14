// biome-ignore-all lint/performance/noImgElement: the pictures come in the sizes they are shown in
import { posterPath } from '../../posters/poster-path.ts';

/** The poster of what is not there yet: the same art as everywhere, without a word in it. */
export const EmptyArt = ({ name }: { name: 'none' | 'first' | 'orders' | 'mine' | 'lost' }) => (
  <img
    className="empty-art"
    src={posterPath({ id: `empty-${name}`.replace('-', '_'), category: 'talk', title: '' })}
    alt=""
    width={400}
    height={500}
  />
);
