// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Shapes

/** A line drawing by name. Drawn as paths, so that it takes any colour and is sharp at every scale. */
Item {
    id: root

    property string name: ""
    property color tint: Theme.text
    property int size: Theme.iconSize

    implicitWidth: root.size
    implicitHeight: root.size
    Accessible.ignored: true
    // Shapes have no smooth edges of their own on a graphics card. Drawn without one they have, and there a layer would
    // keep the drawing that it had when it was last seen.
    layer.enabled: GraphicsInfo.api !== GraphicsInfo.Software
    layer.samples: 4

    // Rows of a table have drawings that are seldom seen: only those that are shown are made.
    Loader {
        active: root.visible && root.name !== ""
        sourceComponent: Shape {
            width: 16
            height: 16
            scale: root.size / 16
            transformOrigin: Item.TopLeft
            ShapePath {
                strokeColor: root.tint
                strokeWidth: 1.6
                fillColor: Theme.none
                capStyle: ShapePath.RoundCap
                joinStyle: ShapePath.RoundJoin
                PathSvg {
                    path: Drawings.paths[root.name] ?? ""
                }
            }
        }
    }
}
