import type { BodyRegion, SpineLevel } from '../../domain/history/place.ts';
import { m } from '../../paraglide/messages.js';

type Words = () => string;

export const levelWords: Readonly<Record<SpineLevel, Words>> = {
	't12-l1': m.record_level_t12_l1,
	'l1-l2': m.record_level_l1_l2,
	'l2-l3': m.record_level_l2_l3,
	'l3-l4': m.record_level_l3_l4,
	'l4-l5': m.record_level_l4_l5,
	'l5-s1': m.record_level_l5_s1,
	sij: m.record_level_sij
};

/** Left and right from the person's own side. */
export const regionWords: Readonly<Record<BodyRegion, Words>> = {
	'head-neck': m.record_region_head_neck,
	'upper-back': m.record_region_upper_back,
	'lower-back-left': m.record_region_lower_back_left,
	'lower-back-centre': m.record_region_lower_back_centre,
	'lower-back-right': m.record_region_lower_back_right,
	'buttock-left': m.record_region_buttock_left,
	'buttock-right': m.record_region_buttock_right,
	'groin-left': m.record_region_groin_left,
	'groin-right': m.record_region_groin_right,
	'hip-left': m.record_region_hip_left,
	'hip-right': m.record_region_hip_right,
	'thigh-front-left': m.record_region_thigh_front_left,
	'thigh-front-right': m.record_region_thigh_front_right,
	'thigh-back-left': m.record_region_thigh_back_left,
	'thigh-back-right': m.record_region_thigh_back_right,
	'thigh-side-left': m.record_region_thigh_side_left,
	'thigh-side-right': m.record_region_thigh_side_right,
	'knee-left': m.record_region_knee_left,
	'knee-right': m.record_region_knee_right,
	'shin-left': m.record_region_shin_left,
	'shin-right': m.record_region_shin_right,
	'calf-left': m.record_region_calf_left,
	'calf-right': m.record_region_calf_right,
	'foot-top-left': m.record_region_foot_top_left,
	'foot-top-right': m.record_region_foot_top_right,
	'foot-sole-left': m.record_region_foot_sole_left,
	'foot-sole-right': m.record_region_foot_sole_right,
	abdomen: m.record_region_abdomen,
	'arm-left': m.record_region_arm_left,
	'arm-right': m.record_region_arm_right
};
