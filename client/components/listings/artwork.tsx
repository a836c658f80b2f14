// biome-ignore-all lint/performance/noImgElement: the pictures come in the sizes they are shown in
import type { Image, Ticket } from '../../api/types.ts';
import { posterPath } from '../../posters/poster-path.ts';

type Shown = Pick<Ticket, 'id' | 'title' | 'category'> & {
  image?: Pick<Image, 'id' | 'color'> & Partial<Image>;
};

interface Props {
  of: Shown;
  /** Seen at once: it is not waited for until somebody scrolls. */
  isFirst?: boolean;
  /** As wide as a page has room for; else as wide as a card. */
  isLarge?: boolean;
}

/** The seller's picture in its two formats, over its colour and its blur. */
const Photo = ({
  image,
  isLarge,
  loading,
}: {
  image: Shown['image'] & object;
  isLarge: boolean;
  loading: object;
}) => {
  const files = (type: string) => {
    const at = (width: number) => `/api/tickets/images/${image.id}/${width}.${type}`;
    return isLarge ? `${at(640)}, ${at(1280)} 2x` : `${at(320)}, ${at(640)} 2x`;
  };
  return (
    <>
      <svg aria-hidden="true" focusable="false">
        <rect width="100%" height="100%" fill={image.color} />
      </svg>
      {image.blur && <img className="art-blur" src={`data:image/webp;base64,${image.blur}`} alt="" />}
      <picture>
        <source type="image/avif" srcSet={files('avif')} />
        <img
          src={`/api/tickets/images/${image.id}/${isLarge ? 640 : 320}.webp`}
          alt=""
          width={image.width ?? 400}
          height={image.height ?? 500}
          {...loading}
        />
      </picture>
    </>
  );
};

/** The picture of a listing: its seller's, else its poster. What it shows stands beside it in words. */
export const Artwork = ({ of, isFirst = false, isLarge = false }: Props) => {
  const loading = isFirst ? ({ fetchPriority: 'high' } as const) : ({ loading: 'lazy' } as const);
  return (
    <div className="art">
      {of.image ? (
        <Photo image={of.image} isLarge={isLarge} loading={loading} />
      ) : (
        <img src={posterPath(of)} alt="" width={400} height={500} {...loading} />
      )}
    </div>
  );
};
