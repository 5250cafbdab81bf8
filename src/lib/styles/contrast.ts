/** Red, green and blue as sRGB states them, each from 0 to 1. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** WCAG 2.2 contrast ratio, 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
	const lighter = Math.max(luminance(one), luminance(other));
	const darker = Math.min(luminance(one), luminance(other));
	return (lighter + 0.05) / (darker + 0.05);
}

/** Reads `oklch(L C H)` and clips it to what an sRGB screen can show. */
export function parseOklch(text: string): Rgb {
	const [lightness = NaN, chroma = NaN, hue = NaN] =
		text
			.match(/[\d.]+/g)
			?.slice(0, 3)
			.map(Number) ?? [];
	if ([lightness, chroma, hue].some(Number.isNaN)) throw new Error(`Not an oklch colour: ${text}`);
	const angle = (hue * Math.PI) / 180;
	return fromOklab(lightness, chroma * Math.cos(angle), chroma * Math.sin(angle));
}

/** Björn Ottosson's matrices, as in CSS Color 4. */
function fromOklab(lightness: number, a: number, b: number): Rgb {
	const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
	const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
	const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
	return [
		encode(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
		encode(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
		encode(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
	];
}

function encode(linear: number): number {
	const clipped = Math.min(1, Math.max(0, linear));
	return clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055;
}

function decode(channel: number): number {
	return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

function luminance([red, green, blue]: Rgb): number {
	return 0.2126 * decode(red) + 0.7152 * decode(green) + 0.0722 * decode(blue);
}
