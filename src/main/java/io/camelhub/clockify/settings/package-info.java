/** The settings: their catalogue, their parser, and the integrations that follow from them. */
package io.camelhub.clockify.settings;
